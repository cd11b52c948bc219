/** The part of saxen (which ships no types) that we use; see its README. */
declare module 'saxen' {
  type Decode = (text: string) => string;
  type Context = () => { readonly line: number; readonly column: number; readonly data: string };
  export class Parser {
    on(
      event: 'openTag',
      handler: (
        name: string,
        attributes: () => Record<string, string>,
        decode: Decode,
        selfClosing: boolean,
        context: Context,
      ) => void,
    ): this;
    on(
      event: 'closeTag',
      handler: (name: string, decode: Decode, selfClosing: boolean, context: Context) => void,
    ): this;
    on(event: 'text', handler: (text: string, decode: Decode, context: Context) => void): this;
    on(event: 'comment', handler: (text: string, decode: Decode, context: Context) => void): this;
    on(event: 'cdata', handler: (text: string, context: Context) => void): this;
    on(event: 'error' | 'warn', handler: (error: Error, context: Context) => void): this;
    parse(text: string): void;
    write(text: string): this;
    end(): void;
  }
}
