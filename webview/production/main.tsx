import { mountPage } from '../ui/mount.ts';
import { ProductionPage } from './ProductionPage.tsx';
import { start } from './productionStore.ts';

mountPage(<ProductionPage />);
start();
