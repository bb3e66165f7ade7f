import { stopEverything } from '../bootstrap/childProcesses.mjs';

/** Jest's global tear-down: stops the n8n that the set-up started and removes its folder. */
export default stopEverything;
