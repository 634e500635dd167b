// A token of ten minutes (RFC 6749, client credentials). Its answer is the same everywhere, so that no generated client has it.
export function environment(name: 'REGISTER' | 'NAME' | 'SECRET'): string {
  const value = process.env[name];
  if (!value) throw new Error(`Set ${name}: REGISTER is the register's address, NAME and SECRET are the client's.`);
  return value;
}

export async function newToken(): Promise<string> {
  const proof = [environment('NAME'), environment('SECRET')].map(encodeURIComponent).join(':');
  const answer = await fetch(`${environment('REGISTER')}/oauth2/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${Buffer.from(proof).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const said = (await answer.json()) as { access_token?: string; error?: string };
  if (!said.access_token) throw new Error(`No token: ${said.error}`);
  return said.access_token;
}
