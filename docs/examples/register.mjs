// The register, for the system of an agency. Node.js 20 or newer, and nothing else.
//   const register = new Register('https://…', 'name of the client', 'its secret');
//   await register.send('/api/v1/convictions', { messageId: '…', … });

/** What the register refused: the problem has type, title, detail, errors, and of 409 the receipt. */
export class Refused extends Error {
  constructor(status, problem, request) {
    super(`${status} ${problem.title}: ${problem.detail} (request ${request})`);
    this.status = status;
    this.problem = problem;
  }
}

const LONGEST_WAIT_SECONDS = 60;
const MOST_TRIES = 5;

export class Register {
  #url;
  #proof;
  #token;

  constructor(url, name, secret) {
    this.#url = url;
    this.#proof = 'Basic ' + Buffer.from(`${encodeURIComponent(name)}:${encodeURIComponent(secret)}`).toString('base64');
  }

  /** Sends a message and gives what was answered. Sent again after a broken line, it is the same message. */
  async send(path, message) {
    return this.#ask('POST', path, JSON.stringify(message));
  }

  /** Asks, for example for codes or for a receipt. */
  async get(path) {
    return this.#ask('GET', path);
  }

  /**
   * What became of the client's own messages since the answer whose cursor is given: the changes, and the cursor for next time.
   * Keep the cursor where the changes are kept, so that both are there or neither.
   */
  async changes(cursor) {
    const changes = [];
    for (;;) {
      const { body } = await this.get(`/api/v1/messages/changes${cursor ? `?after=${cursor}` : ''}`);
      changes.push(...body.changes);
      cursor = body.next;
      if (!body.hasMore) return { changes, cursor };
    }
  }

  async #ask(method, path, body) {
    for (let tries = 1; ; tries++) {
      let answer;
      try {
        this.#token ??= await this.#newToken();
        answer = await fetch(this.#url + path, {
          method,
          body,
          headers: {
            Authorization: `Bearer ${this.#token}`,
            Accept: 'application/json',
            ...(body && { 'Content-Type': 'application/json' }),
          },
        });
      } catch (broken) {
        // Whether it arrived is not known: the same again is right in either case.
        if (tries >= MOST_TRIES) throw broken;
        await seconds(tries);
        continue;
      }
      const text = await answer.text();
      if (answer.ok) {
        return { status: answer.status, at: answer.headers.get('Location'), body: JSON.parse(text) };
      }
      if (answer.status === 401 && tries < MOST_TRIES) {
        this.#token = undefined;
      } else if ([429, 500, 503].includes(answer.status) && tries < MOST_TRIES) {
        await seconds(Math.min(Number(answer.headers.get('Retry-After') ?? tries), LONGEST_WAIT_SECONDS));
      } else {
        throw new Refused(answer.status, JSON.parse(text), answer.headers.get('X-Request-Id'));
      }
    }
  }

  async #newToken() {
    const answer = await fetch(this.#url + '/oauth2/token', {
      method: 'POST',
      headers: { Authorization: this.#proof },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    const body = await answer.json();
    if (!answer.ok) throw new Error(`No token: ${body.error} ${body.error_description ?? ''}`);
    return body.access_token;
  }
}

const seconds = (count) => new Promise((resolve) => setTimeout(resolve, count * 1000));

/** The register, the client and its secret are in the environment. */
export function registerOfEnvironment() {
  const { REGISTER, NAME, SECRET } = process.env;
  if (!REGISTER || !NAME || !SECRET) {
    console.error('Set REGISTER (its address), NAME (of the client) and SECRET.');
    process.exit(2);
  }
  return new Register(REGISTER, NAME, SECRET);
}

/** A day in Pakistan, some days ago, as messages write it. */
export function day(daysAgo = 0) {
  const moment = new Date(Date.now() - daysAgo * 86_400_000);
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Karachi' }).format(moment);
}
