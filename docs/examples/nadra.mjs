// NADRA's system: REGISTER=https://… NAME=… SECRET=… node nadra.mjs
import { randomUUID } from 'node:crypto';
import { day, registerOfEnvironment } from './register.mjs';

const register = registerOfEnvironment();
const cnic = process.env.CNIC ?? '93520-1234567-1';

const facts = [
  { kind: 'NADRA_NAME', nameLatin: 'Akbar Ali', nameUrdu: 'اکبر علی' },
  { kind: 'NADRA_ADDRESS', line: 'House 12, Mohalla Noor', district: 'sialkot', tehsil: 'Daska' },
  { kind: 'PHONE', phone: '0399 0000001' },
  { kind: 'CARD_RENEWED', bornOn: '1984-05-03' },
  { kind: 'CARD_BLOCKED', reason: 'SECOND_CARD' },
  { kind: 'NADRA_DEATH', nameLatin: 'Akbar Ali', nameUrdu: 'اکبر علی', registration: 'CRMS-2026-000981', bornOn: '1984-05-03' },
];
for (const fact of facts) {
  const message = { messageId: randomUUID(), cnic, on: day(1), ...fact };
  console.log(`${fact.kind}: ${(await register.send('/api/v1/observations', message)).status}`);
}
