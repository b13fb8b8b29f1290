import { type Http, isCivicError } from '@civickit/core';
import { fileHttp } from '../../check/file-http.js';
import { pageHttp } from '../../check/page-http.js';
import { unnamedSite } from '../../config/configured-sources.js';

/** The network as the site's own server has it: what lies in its folder without asking anybody, and all else from its servers. */
export function siteHttp(root: string | undefined, site: string, network: Http): Http {
  const files = root === undefined ? undefined : fileHttp(root);
  const asking = pageHttp(network, unnamedSite);
  const { origin } = new URL(site);
  return {
    async send(request, signal) {
      if (!files || request.url.origin !== origin) return asking.send(request, signal);
      try {
        return await files.send(request, signal);
      } catch (error) {
        if (site === unnamedSite || !isCivicError(error)) throw error;
        return asking.send(request, signal);
      }
    },
  };
}
