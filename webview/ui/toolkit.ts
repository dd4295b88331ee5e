import type * as Toolkit from '@vscode/webview-ui-toolkit';
import { provideVSCodeDesignSystem } from '@vscode/webview-ui-toolkit';
import type { HTMLAttributes } from 'preact';

/** Each component registers the one element that it wraps, so that a page bundles no other. */
export const designSystem = provideVSCodeDesignSystem();

/** Their own properties are set as properties, which Preact does for elements that have them. */
type Own = 'appearance' | 'checked' | 'disabled' | 'placeholder' | 'readOnly' | 'value';
type ElementOf<E extends HTMLElement> = Omit<HTMLAttributes<E>, Own> & { readonly [Name in Own]?: unknown };

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'vscode-button': ElementOf<Toolkit.Button>;
      'vscode-checkbox': ElementOf<Toolkit.Checkbox>;
      'vscode-dropdown': ElementOf<Toolkit.Dropdown>;
      'vscode-option': ElementOf<Toolkit.Option>;
      'vscode-text-field': ElementOf<Toolkit.TextField>;
    }
  }
}
