/** The package describes its sources only. */
declare module '@formio/js/dist/formio.form.min.js' {
  export interface FormioForm {
    readonly submission: { readonly data: Readonly<Record<string, unknown>> };
    submit(): Promise<unknown>;
    getComponent(key: string): { readonly visible: boolean } | undefined;
  }
  export const Formio: { createForm(place: HTMLElement, form: object): Promise<FormioForm> };
}
