// A prison's system: REGISTER=https://… NAME=… SECRET=… node prison.mjs
import { randomUUID } from 'node:crypto';
import { day, registerOfEnvironment } from './register.mjs';

const register = registerOfEnvironment();
const cnic = process.env.CNIC ?? '93520-1234567-1';
const prison = 'Camp Jail Lahore';

// In any order: a release that comes before its admission waits for it.
const released = { messageId: randomUUID(), cnic, event: 'RELEASED', on: day(2), prison, releaseReason: 'SENTENCE_SERVED' };
console.log(`Released: ${(await register.send('/api/v1/custody-events', released)).status}`);
const admitted = { messageId: randomUUID(), cnic, event: 'ADMITTED', on: day(400), prison };
console.log(`Admitted: ${(await register.send('/api/v1/custody-events', admitted)).status}`);

// A release to come, as early as it is known, so that the station is ready.
const planned = { messageId: randomUUID(), cnic, notice: 'ANNOUNCED', on: day(-60), prison, district: 'lahore', address: 'House 12, Mohalla Noor' };
console.log(`Planned: ${(await register.send('/api/v1/planned-releases', planned)).status}`);

const month = day(40).slice(0, 7);
const total = { messageId: randomUUID(), kind: 'RELEASES', month, prison, number: 0 };
console.log(`Declared: ${(await register.send('/api/v1/monthly-totals', total)).status}`);
