// A system of the police: REGISTER=https://… NAME=… SECRET=… node police.mjs
import { randomUUID } from 'node:crypto';
import { day, registerOfEnvironment } from './register.mjs';

const register = registerOfEnvironment();
const cnic = process.env.CNIC ?? '93520-1234567-1';

const facts = [
  { kind: 'HOTEL', line: 'Hotel Rose, Club Road', district: 'multan', nights: 1 },
  { kind: 'TENANT', line: 'House 9, Gulgasht', district: 'multan', tehsil: 'Multan City' },
  { kind: 'VISIT', line: 'House 9, Gulgasht', district: 'multan', outcome: 'CONFIRMED' },
  { kind: 'ARREST', fir: '7/2026', policeStation: 'city-police-station-multan', sections: ['PPC 379'] },
];
for (const fact of facts) {
  const message = { messageId: randomUUID(), cnic, on: day(1), ...fact };
  console.log(`${fact.kind}: ${(await register.send('/api/v1/observations', message)).status}`);
}
