import { type CSSResultGroup, html, type PropertyDeclarations, type TemplateResult } from 'lit';
import { CivicElement } from '../base/civic-element.js';
import { consumeHost } from '../controllers/host-consumer.js';
import { textLargerIcon } from '../icons/text-larger.js';
import { themeContrastIcon } from '../icons/theme-contrast.js';
import { themeDarkIcon } from '../icons/theme-dark.js';
import { chooseTheme, isInTheme, onThemeChange, restoreTheme } from './page-theme.js';
import { themeSwitchStyles } from './theme-switch.styles.js';
import { type SwitchTheme, switchTexts } from './theme-switch.texts.js';

const icons = { elder: textLargerIcon, 'high-contrast': themeContrastIcon, dark: themeDarkIcon } as const;

/**
 * @summary A button that puts the whole page into a theme, larger text first of all, and remembers it on the device. Larger text goes together with dark or strong contrast.
 * @status experimental
 * @since 0.1.0
 * @fires civic-theme-change - The reader pressed the button; detail: `{ theme }`, absent when the theme was left.
 * @csspart root - Everything.
 * @csspart button - The button.
 * @cssproperty --civic-color-accent - Ground of the button while it is pressed.
 * @privacy Sends nothing. Keeps the names of the themes on the device, and deletes them when they are left.
 * @example <civic-theme-switch></civic-theme-switch>
 */
export class CivicThemeSwitch extends CivicElement {
  static override get styles(): CSSResultGroup {
    return themeSwitchStyles;
  }
  static override get properties(): PropertyDeclarations {
    return { theme: {} };
  }

  readonly #port = consumeHost(this);

  /** The theme that the button is for: `elder`, `high-contrast` or `dark`. @default 'elder' */
  theme: SwitchTheme = 'elder';

  #unwatch?: () => void;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unwatch = onThemeChange(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
  }

  override willUpdate(): void {
    const store = this.#port.value?.store;
    if (store) void restoreTheme(store);
  }

  protected override get fallbackShown(): boolean {
    return false;
  }

  get #known(): SwitchTheme {
    return Object.prototype.hasOwnProperty.call(icons, this.theme) ? this.theme : 'elder';
  }

  readonly #pressed = (): void => {
    const theme = this.#known;
    const wanted = !isInTheme(theme);
    chooseTheme(theme, wanted, this.#port.value?.store);
    this.dispatchEvent(new CustomEvent('civic-theme-change', { detail: { theme: wanted ? theme : undefined } }));
  };

  protected override renderContent(): TemplateResult {
    const theme = this.#known;
    const texts = switchTexts[this.language.tag] ?? switchTexts['en'];
    return html`<button type="button" part="button" aria-pressed=${isInTheme(theme) ? 'true' : 'false'} @click=${this.#pressed}>
      ${icons[theme]} <span>${texts?.[theme]}</span>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-theme-switch': CivicThemeSwitch;
  }
  interface HTMLElementEventMap {
    'civic-theme-change': CustomEvent<{ theme?: SwitchTheme }>;
  }
}
