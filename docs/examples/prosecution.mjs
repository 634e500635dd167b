// A system of the prosecution: REGISTER=https://… NAME=… SECRET=… node prosecution.mjs
import { randomUUID } from 'node:crypto';
import { day, registerOfEnvironment } from './register.mjs';

const register = registerOfEnvironment();
const caseNumber = `SC ${1 + Math.floor(Math.random() * 99_000)}/${day(10).slice(0, 4)}`;

// On the day of the judgment: the case, and how many people were convicted in it. It names nobody.
const obtained = { messageId: randomUUID(), court: 'sessions-court-lahore', caseNumber, judgmentOn: day(10), convicted: 1 };
console.log(`Obtained: ${(await register.send('/api/v1/obtained-judgments', obtained)).status}`);

// Said by mistake: the same case again, with nobody convicted.
const none = { ...obtained, messageId: randomUUID(), convicted: 0 };
console.log(`Taken back: ${(await register.send('/api/v1/obtained-judgments', none)).status}`);

const month = day(40).slice(0, 7);
const total = { messageId: randomUUID(), kind: 'PROSECUTED', month, district: 'lahore', number: 0 };
console.log(`Declared: ${(await register.send('/api/v1/monthly-totals', total)).status}`);

// The stages of a case so far, without anybody's name.
const stages = { messageId: randomUUID(), court: 'sessions-court-lahore', caseNumber, sections: ['PPC 376'],
  firOn: day(150), challanOn: day(130) };
console.log(`Stages: ${(await register.send('/api/v1/case-stages', stages)).status}`);
