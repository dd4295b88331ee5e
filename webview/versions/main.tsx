import { mountPage } from '../ui/mount.ts';
import { VersionsPage } from './VersionsPage.tsx';
import { start } from './versionsStore.ts';

mountPage(<VersionsPage />);
start();
