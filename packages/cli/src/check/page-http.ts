import type { Http } from '@civickit/core';
import { unnamedSite } from '../config/configured-sources.js';
import { userAgent } from '../version.js';

/** The network as a page of `site` has it; without cookies, and with our own name. `seen` is told the headers of each answer. */
export function pageHttp(http: Http, site: string, seen: (headers: Headers) => void = () => undefined): Http {
  const origin: Record<string, string> = site === unnamedSite ? {} : { Origin: new URL(site).origin };
  return {
    async send(request, abort) {
      const answer = await http.send({ ...request, headers: { ...request.headers, 'User-Agent': userAgent, ...origin } }, abort);
      seen(answer.headers);
      return answer;
    },
  };
}
