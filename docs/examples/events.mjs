// A system that reads what it is told: REGISTER=https://… NAME=… SECRET=… node events.mjs
import { Refused, registerOfEnvironment } from './register.mjs';

const register = registerOfEnvironment();

// What the system knows, by the name that it alone has for each person, and up to where it has read: both in one place.
const known = new Map();
let cursor;

/** Reads all that there is, and gives how many events there were. */
async function read() {
  let count = 0;
  for (;;) {
    const { body } = await register.get(`/api/v1/events${cursor ? `?after=${cursor}` : ''}`);
    if (body.length === 0) return count;
    for (const event of body) {
      // What is told comes in the place of what was known; without data the person is no business of this system any more.
      if (event.data) known.set(event.subject, event.data);
      else known.delete(event.subject);
    }
    // Asking with it says that all of them are kept.
    cursor = body.at(-1).sequence;
    count += body.length;
  }
}

try {
  const count = await read();
  console.log(`${count} events, about ${known.size} people now`);
  console.log(`Nothing since: ${(await read()) === 0}`);
} catch (refused) {
  if (!(refused instanceof Refused) || refused.status !== 404) throw refused;
  console.log('No feed is open for this system');
}
