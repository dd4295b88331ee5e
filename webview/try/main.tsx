import { mountPage } from '../ui/mount.ts';
import { TryPage } from './TryPage.tsx';
import { start } from './tryStore.ts';

mountPage(<TryPage />);
start();
