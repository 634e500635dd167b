// A court's system: REGISTER=https://… NAME=… SECRET=… node court.mjs
import { randomUUID } from 'node:crypto';
import { Refused, day, registerOfEnvironment } from './register.mjs';

const register = registerOfEnvironment();
const cnic = process.env.CNIC ?? '93520-1234567-1';

// Codes are asked for once a day and kept: what is named by its code is never asked back.
const { codes } = (await register.get('/api/v1/codes/courts?named=Sessions%20Court%20(Special%20Court),%20Lahore')).body;
const court = codes[0].code;
console.log(`The court is ${court}`);

const judgment = {
  messageId: randomUUID(),
  court,
  caseNumber: `SC ${Math.floor(Math.random() * 9000) + 1000}/2023`,
  fir: { number: '123/2022', policeStation: 'city-police-station-lahore', district: 'lahore' },
  person: {
    name: { latin: 'Akbar Ali', urdu: 'اکبر علی' },
    fatherName: { latin: 'Bashir Ali' },
    sex: 'MALE',
    bornOn: '1984-05-03',
    nationality: 'PK',
    cnic,
  },
  conviction: {
    offenceOn: '2022-03-02',
    judgmentOn: '2023-01-15',
    victim: { age: 'ADULT', sex: 'FEMALE' },
    offences: [{ law: 'PPC', section: '376' }],
  },
};
const sent = await register.send('/api/v1/convictions', judgment);
console.log(`The judgment was received: ${sent.status}, receipt ${sent.body.receipt}`);
for (const reason of sent.body.reasons) {
  console.log(`${reason.field}: ${reason.code}; perhaps ${reason.candidates.map((candidate) => candidate.code)}`);
}

// Sent again after a broken line it is the same message.
const again = await register.send('/api/v1/convictions', judgment);
console.log(`Sent again: ${again.status}, the same receipt: ${again.body.receipt === sent.body.receipt}`);

// Whether it arrived can also be asked by its name, and what became of it by its receipt.
const found = await register.get(`/api/v1/messages?messageId=${judgment.messageId}`);
console.log(`It arrived at ${found.body.receivedAt}`);
console.log(`It stands as ${(await register.get(sent.at)).body.status}`);

// Another message needs another name.
try {
  await register.send('/api/v1/convictions', { ...judgment, caseNumber: 'SC 1/2023' });
} catch (refused) {
  if (!(refused instanceof Refused)) throw refused;
  console.log(`Refused: ${refused.status}, and the earlier receipt is ${refused.problem.receipt}`);
}

// The judgment had a wrong day: the right one replaces it.
const right = {
  ...judgment,
  messageId: randomUUID(),
  replaces: judgment.messageId,
  conviction: { ...judgment.conviction, judgmentOn: '2023-01-16' },
};
console.log(`Corrected: ${(await register.send('/api/v1/convictions', right)).status}`);

// It was sent by mistake altogether.
const withdrawal = { messageId: randomUUID(), withdraws: right.messageId, reason: 'Typed into the wrong case' };
console.log(`Withdrawn: ${(await register.send('/api/v1/withdrawals', withdrawal)).status}`);

// Once a month: how many there were.
const month = day(40).slice(0, 7);
const total = { messageId: randomUUID(), kind: 'CONVICTIONS', month, court, number: 12 };
console.log(`Declared: ${(await register.send('/api/v1/monthly-totals', total)).status}`);

// Every hour: what became of the messages since the last time. The cursor is kept until then.
const { changes, cursor } = await register.changes(undefined);
for (const change of changes) {
  console.log(`${change.kind}: ${change.status}${change.returnReason ? `, ${change.returnReason}` : ''}`);
}
console.log(`Nothing since: ${(await register.changes(cursor)).changes.length === 0}`);
