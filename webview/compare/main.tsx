import { mountPage } from '../ui/mount.ts';
import { ComparePage } from './ComparePage.tsx';
import { start } from './compareStore.ts';

mountPage(<ComparePage />);
start();
