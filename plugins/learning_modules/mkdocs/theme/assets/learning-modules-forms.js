/* The blank form on paper: the button prints the form and nothing else of the page. */
(() => {
  "use strict";

  const root = document.documentElement;

  const print = (form) => {
    const sheet = form.cloneNode(true);
    sheet.removeAttribute("id");
    document.body.append(sheet);
    root.classList.add("lm-printing");
    const done = () => {
      root.classList.remove("lm-printing");
      sheet.remove();
    };
    window.addEventListener("afterprint", done, { once: true });
    window.print();
  };

  const start = () => {
    for (const look of document.querySelectorAll(".lm-look--blank")) {
      const line = look.querySelector(".lm-look__do[hidden]");
      if (!line) continue;
      line.hidden = false;
      line.querySelector("button").addEventListener("click", () => print(look.querySelector(".lm-sheet")));
    }
  };

  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
