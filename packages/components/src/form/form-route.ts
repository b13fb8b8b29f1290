import { RouteController } from '../controllers/route.js';

/** The address of a form, and the title of its page: both say on which step a person is, also in the list of where they have been. */
export class FormRoute extends RouteController {
  readonly #host: HTMLElement;
  /** What the page calls itself. */
  #own = '';
  /** What stands in its place. */
  #set: string | undefined;

  constructor(...given: ConstructorParameters<typeof RouteController>) {
    super(...given);
    [this.#host] = given;
  }

  hostUpdated(): void {
    if (!this.isOn) return;
    if (document.title !== this.#set) this.#own = document.title;
    const said = ['.problems .sub', '.step'].map((part) => this.#host.shadowRoot?.querySelector(part)?.textContent?.trim() ?? '');
    const title = [...said.filter((words) => !this.#own.includes(words)), this.#own].filter(Boolean).join(' – ');
    if (title !== this.#set) document.title = title;
    // As the engine has it: it takes spaces out.
    this.#set = document.title;
  }

  override hostDisconnected(): void {
    super.hostDisconnected();
    if (document.title === this.#set) document.title = this.#own;
  }
}
