import { parseRequests } from '@civickit/adapters/open311';

/** Validated and mapped to requests of the domain. */
export async function parse(text: string): Promise<readonly unknown[]> {
  const { items, problems } = await parseRequests(text, {
    source: 'town',
    zone: 'Asia/Shanghai',
    url: 'https://town.example/requests.json',
  });
  if (problems.length > 0) throw problems[0] as Error;
  return items;
}
