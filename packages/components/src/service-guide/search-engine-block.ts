import type { PublicService } from '@civickit/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The services of a guide as JSON-LD among the element's own children, where search engines look. */
export class SearchEngineBlock implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #block?: HTMLScriptElement;
  #told: readonly unknown[] = [];

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.hide();
  }

  hide(): void {
    this.#block?.remove();
    this.#block = undefined;
    this.#told = [];
  }

  /** `address`: of the page that describes a service. */
  async show(services: readonly PublicService[], address: (service: PublicService) => string): Promise<void> {
    const told = services.flatMap((service) => [service, address(service)]);
    if (told.length === this.#told.length && told.every((each, at) => each === this.#told[at])) return;
    this.#told = told;
    const linked = await import('@civickit/core/json-ld').catch(() => undefined);
    if (!linked || this.#told !== told || !this.#host.isConnected) return;
    // A page that was opened from a disk has no address that a search engine could know.
    if (!services.every((service) => /^https?:/i.test(address(service)))) return;
    const things = services.map((service) => linked.toGovernmentService(service, { url: address(service) }));
    const block = createDataBlock();
    // As a node: Trusted Types guards every property of a script that takes text.
    block.append(document.createTextNode(linked.jsonLdText(things.length === 1 ? things[0] : things)));
    this.#block?.remove();
    this.#block = block;
    this.#host.append(block);
  }
}

/**
 * Engines hold a block of data against Trusted Types as they do a script, although they never run it; but not one that counts as run
 * already, as a copy of the page's own script does (HTML, 4.12.1: cloning steps of `script`).
 */
function createDataBlock(): HTMLScriptElement {
  const run = [...document.scripts].find(({ type, isConnected }) => isConnected && /^$|module|javascript/.test(type));
  const block = (run?.cloneNode() as HTMLScriptElement | undefined) ?? document.createElement('script');
  for (const { name } of [...block.attributes]) block.removeAttribute(name);
  block.type = 'application/ld+json';
  return block;
}
