// A system of child protection that reads referrals and acknowledges them: REGISTER=https://… NAME=… SECRET=… node children.mjs
import { Refused, registerOfEnvironment } from './register.mjs';

const register = registerOfEnvironment();

// What the system knows, by the name that it alone has for each person, and up to where it has read: both in one place.
const known = new Map();
let cursor;

try {
  for (;;) {
    const { body } = await register.get(`/api/v1/events${cursor ? `?after=${cursor}` : ''}`);
    if (body.length === 0) break;
    for (const event of body) {
      if (event.data) known.set(event.subject, event.data);
      else known.delete(event.subject);
    }
    cursor = body.at(-1).sequence;
  }
  console.log(`${known.size} referrals`);
  for (const { referral, station } of known.values()) {
    const path = `/api/v1/referrals/${referral}/acknowledgement`;
    // Sent again it is answered with the first time, so a system that is not sure sends it again.
    const first = await register.send(path, { caseReference: `CP-${referral.slice(0, 8)}` });
    const again = await register.send(path, {});
    console.log(`Acknowledged for ${station}: ${first.status}, again the same: ${again.body.acknowledgedAt === first.body.acknowledgedAt}`);
  }
  const nobody = await register
    .send('/api/v1/referrals/00000000-0000-4000-8000-000000000000/acknowledgement', {})
    .catch((refused) => refused);
  console.log(`A referral that is not there: ${nobody.status}`);
} catch (refused) {
  if (!(refused instanceof Refused) || refused.status !== 404) throw refused;
  console.log('No feed is open for this system');
}
