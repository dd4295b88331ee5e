import { mountPage } from '../ui/mount.ts';
import { ModelPage } from './ModelPage.tsx';
import { start } from './modelStore.ts';

mountPage(<ModelPage />);
start();
