/* Learning modules: search on pages that are opened from a disk.

   Browsers start no worker for a file: page, and the theme's search is one.  Here it runs in a hidden
   frame instead, with the parts of Worker that the search uses.  Named so that the theme's plugin
   for reading offline takes it for the script that it would otherwise fetch from another host. */
(() => {
  "use strict";

  if (window.location.protocol !== "file:") return;

  const load = (frame, url) =>
    new Promise((resolve, reject) => {
      const script = frame.createElement("script");
      script.src = new URL(url, window.location.href).href;
      script.onload = resolve;
      script.onerror = () => reject(new ReferenceError(script.src));
      frame.head.append(script);
    });

  /* Types of messages in the theme's search: the index is read, and words are looked for. */
  const READY = 1;
  const QUERY = 2;

  window.Worker = class extends EventTarget {
    #frame = document.createElement("iframe");
    #ready;
    #indexed;

    constructor(url) {
      super();
      this.#frame.hidden = true;
      document.body.append(this.#frame);
      const inside = this.#frame.contentWindow;
      this.#indexed = new Promise((resolve) => {
        inside.postMessage = (data) => {
          if (data.type === READY) resolve();
          this.dispatchEvent(new MessageEvent("message", { data }));
        };
      });
      inside.importScripts = async (...urls) => {
        for (const one of urls) await load(inside.document, one);
      };
      this.#ready = load(inside.document, url);
      this.#ready.catch(() => this.dispatchEvent(new Event("error")));
    }

    async postMessage(data) {
      await this.#ready;
      /* A worker would read the index first; here, words typed before that would be lost. */
      if (data.type === QUERY) await this.#indexed;
      this.#frame.contentWindow.dispatchEvent(new MessageEvent("message", { data }));
    }

    terminate() {
      this.#frame.remove();
    }
  };
})();
