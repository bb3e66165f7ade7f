import { say } from '../bootstrap/step.mjs';
import { tokenOf } from '../instance/companyCalls.mjs';

const HOURS = 8;

/** Where to go from here: the page to ask on as each person, the editor, and what to click first in it. The password is shown once, when it is new. */
export function showNextSteps(instance, people) {
  const { baseUrl, owner, file, isNew } = instance;
  const self = people.find(({ email }) => email === owner.email);
  const pages = people.map((person) => `  as ${person.name}: ${baseUrl}/webhook/ask-page#token=${tokenOf(instance, person, HOURS)}`);
  say(`
Ask in the browser (each link holds a demo token, good for ${HOURS} hours):
${pages.join('\n')}

The editor: ${baseUrl}
  sign in as ${owner.email}, password ${isNew ? `${owner.password}  (shown this once; kept in ${file})` : `in ${file}`}
  click first: "Index the company's documents", then "Execute workflow"; then open "Ask the company" and its yellow note${self ? `\n  in the chat there you are ${self.name}` : ''}

n8n runs until Ctrl-C, for this machine only. Its log: ${instance.logFile}`);
}
