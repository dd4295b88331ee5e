import { mountPage } from '../ui/mount.ts';
import { CheckDataPage } from './CheckDataPage.tsx';
import { rpc, show } from './connection.ts';

mountPage(<CheckDataPage />);
void rpc.request('ready', {}).then(show);
