import { refuseQueueMode } from '../../../src/adapters/sqlite/refuseQueueMode';

test.each([
  { queueMode: false, allWorkersOnThisHost: false, refused: false, why: 'one process, one host' },
  { queueMode: true, allWorkersOnThisHost: true, refused: false, why: 'IT says that the workers share this host' },
  { queueMode: true, allWorkersOnThisHost: false, refused: true, why: 'workers on other hosts would write files of their own' },
])('queue mode $queueMode with workers here $allWorkersOnThisHost: refused $refused, because $why', ({ refused, ...place }) => {
  const attempt = () => refuseQueueMode(place);
  if (refused) expect(attempt).toThrow('This n8n runs in queue mode');
  else expect(attempt).not.toThrow();
});
