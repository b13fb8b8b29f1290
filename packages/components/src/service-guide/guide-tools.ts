import { html, nothing, type ReactiveControllerHost } from 'lit';
import { report } from '../base/report.js';
import type { GuideTexts } from './guide-texts.js';
import type { ToolRequest } from './tool-request.js';

interface Tool {
  render(): unknown;
}

type ToolClass = new (host: ReactiveControllerHost & HTMLElement, request: () => ToolRequest | undefined) => Tool;

const loaders = {
  keep: async (): Promise<ToolClass> => (await import('./share/share-tools.js')).ShareTools,
  wrong: async (): Promise<ToolClass> => (await import('./report/service-report.js')).ServiceReport,
} as const;

type ToolName = keyof typeof loaders;

/** What can be done with a guide beside reading it: behind a line each, and loaded when that is opened. */
export class GuideTools {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #request: () => ToolRequest | undefined;
  readonly #tools = new Map<ToolName, Tool | 'failed' | 'loading'>();

  constructor(host: ReactiveControllerHost & HTMLElement, request: () => ToolRequest | undefined) {
    this.#host = host;
    this.#request = request;
  }

  render(texts: GuideTexts): unknown {
    const names = Object.keys(loaders) as ToolName[];
    return html`<div class="tools">${names.map((name) => this.#renderTool(name, texts))}</div>`;
  }

  #renderTool(name: ToolName, texts: GuideTexts): unknown {
    const tool = this.#tools.get(name);
    const content = tool === 'failed' ? texts.toolMissing : tool === 'loading' ? nothing : tool?.render();
    return html`<details class="tool ${name}" @toggle=${(event: Event) => this.#toggled(event, name)}>
      <summary>${texts[name]}</summary>
      ${content ?? nothing}
    </details>`;
  }

  #toggled({ target }: Event, name: ToolName): void {
    const tool = this.#tools.get(name);
    if ((target as HTMLDetailsElement).open && (!tool || tool === 'failed')) void this.#load(name);
  }

  async #load(name: ToolName): Promise<void> {
    this.#tools.set(name, 'loading');
    try {
      const tool = await loaders[name]();
      this.#tools.set(name, new tool(this.#host, this.#request));
    } catch (cause) {
      this.#tools.set(name, 'failed');
      report(this.#host.localName, { code: 'network/part', message: String(cause) });
    }
    this.#host.requestUpdate();
  }
}
