import { css } from 'lit';

/** Of the page around the desk. */
export const pageStyles = css`
  body {
    margin: 0;
  }
`;
