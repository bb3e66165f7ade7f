/** What we use of Node's WebAssembly; TypeScript knows it only together with a browser's whole world. */
declare namespace WebAssembly {
  class Memory {
    constructor(limits: { readonly initial: number });
    readonly buffer: ArrayBuffer;
    /** In pages of 64 KiB; views of the old buffer are empty afterwards. */
    grow(pages: number): number;
  }
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module, imports: { readonly m: { readonly memory: Memory } });
    readonly exports: Readonly<Record<string, unknown>>;
  }
}
