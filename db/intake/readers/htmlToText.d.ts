// Owns: the part of html-to-text's interface that htmlText.ts uses; the package ships no types.
declare module 'html-to-text' {
  interface Block {
    readonly leadingLineBreaks?: number;
    readonly trailingLineBreaks?: number;
  }
  interface Builder {
    openBlock(options: Block): void;
    closeBlock(options: Block): void;
    addInline(text: string, options: { readonly noWordTransform: boolean }): void;
  }
  interface Element {
    readonly children: readonly Element[];
    readonly attribs: Readonly<Record<string, string>>;
  }
  type Formatter = (element: Element, walk: (children: readonly Element[], builder: Builder) => void, builder: Builder) => void;
  interface Options {
    readonly wordwrap: false | number;
    readonly preserveNewlines: boolean;
    readonly limits: { readonly maxInputLength: number; readonly maxDepth: number };
    readonly baseElements: { readonly selectors: readonly string[]; readonly returnDomByDefault: boolean };
    readonly formatters: Readonly<Record<string, Formatter>>;
    readonly selectors: readonly { readonly selector: string; readonly format: string; readonly options?: Block }[];
  }
  export function compile(options: Options): (html: string) => string;
}
