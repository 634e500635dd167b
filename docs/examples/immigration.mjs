// Immigration's system: REGISTER=https://… NAME=… SECRET=… node immigration.mjs
import { randomUUID } from 'node:crypto';
import { day, registerOfEnvironment } from './register.mjs';

const register = registerOfEnvironment();
const cnic = process.env.CNIC ?? '93520-1234567-1';

// Everybody who crosses is reported: the register says of nobody whether it has them.
const departed = { messageId: randomUUID(), cnic, direction: 'DEPARTED', on: day(1), country: 'AE', place: 'Lahore' };
console.log(`Departed: ${(await register.send('/api/v1/border-crossings', departed)).status}`);

// Journeys that were notified, page by page from the last one that is known.
let after = 0;
for (;;) {
  const page = (await register.get(`/api/v1/travel-notices?after=${after}`)).body;
  console.log(`${page.notices.length} journeys`);
  if (page.next === null) break;
  after = page.next;
}
