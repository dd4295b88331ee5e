import { mountPage } from '../ui/mount.ts';
import { ReviewPage } from './ReviewPage.tsx';
import { start } from './reviewStore.ts';

mountPage(<ReviewPage />);
start();
