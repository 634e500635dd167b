// Marks on the pages of a file what is to be black. The server paints it, and keeps nothing else of the file.
(() => {
  "use strict";

  const WHOLE = 1000;
  const SMALLEST = 6;
  const NEW = { left: 300, top: 450, width: 400, height: 30 };
  const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const STEP = 5;
  const READ_WITHIN_MS = 120_000;

  const between = (least, value, most) => Math.max(least, Math.min(value, most));
  const filled = (text, ...values) => values.reduce((filling, value, at) => filling.replace(`{${at}}`, value), text);

  function made(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  }

  class Marking {
    constructor(form) {
      this.form = form;
      this.area = form.querySelector("[data-blacken]");
      this.texts = this.area.dataset;
      this.status = this.area.querySelector("[role=status]");
      this.pages = this.area.querySelector("[data-blacken-pages]");
      this.file = form.querySelector("input[type=file]");
      this.none = form.querySelector("input[name=namesNobody]");
      this.seen = form.querySelector("[data-proposals-seen]");
      this.proposed = 0;
      this.turn = 0;
      this.none.addEventListener("change", () => this.ask());
      this.file.addEventListener("change", () => this.read());
      form.addEventListener("formdata", ({ formData }) => formData.set("boxes", this.written()));
    }

    boxes() {
      return [...this.pages.querySelectorAll(".black-box")];
    }

    written() {
      return this.boxes()
        .map(({ dataset: { page, left, top, width, height } }) => [page, left, top, width, height].join(","))
        .join("\n");
    }

    say(text, isWrong = false) {
      this.status.textContent = text;
      this.status.classList.toggle("field-error", isWrong);
    }

    // Whoever says that there is nothing to mark says it of each place that was proposed.
    ask() {
      const isAsked = this.none.checked && this.proposed > 0;
      const check = this.seen.querySelector("input");
      check.value = this.proposed;
      check.required = isAsked;
      check.checked = false;
      this.seen.querySelector("span").textContent = filled(this.texts.seen, this.proposed);
      this.seen.hidden = !isAsked;
    }

    async read() {
      const turn = ++this.turn;
      this.pages.replaceChildren();
      this.none.checked = false;
      this.proposed = 0;
      this.ask();
      this.area.hidden = false;
      if (!this.file.files.length || !this.file.checkValidity()) {
        this.say("");
        return;
      }
      this.say(this.texts.reading);
      const body = new FormData();
      body.append("_csrf", this.form.elements._csrf.value);
      body.append("file", this.file.files[0]);
      let answer = null;
      try {
        const response = await fetch(this.texts.address, {
          method: "POST",
          body,
          headers: { Accept: "application/json" },
          redirect: "manual",
          signal: AbortSignal.timeout(READ_WITHIN_MS),
        });
        answer = response.ok || response.status === 422 ? await response.json() : null;
      } catch {
        // Said below.
      }
      if (turn !== this.turn) {
        return;
      }
      if (!answer || answer.problem) {
        this.say(answer?.problem ?? this.texts.failed, true);
        return;
      }
      answer.pages.forEach((page, at) => this.pages.append(this.page(page, at + 1, answer.pages.length)));
      this.proposed = answer.pages.reduce((all, page) => all + page.boxes.length, 0);
      this.count();
    }

    page({ picture, width, height, boxes }, number, of) {
      const label = filled(this.texts.page, number, of);
      const sheet = made(
        "div",
        { class: "black-sheet", role: "group", "aria-label": label },
        made("img", { src: picture, alt: "", width, height, draggable: "false" }),
      );
      const add = made("button", { type: "button", class: "btn btn-sm" }, this.texts.add);
      add.addEventListener("click", () => this.box(sheet, number, NEW).focus());
      sheet.addEventListener("pointerdown", (event) => this.draw(sheet, number, event));
      for (const written of boxes) {
        const [, left, top, boxWidth, boxHeight] = written.split(",").map(Number);
        this.box(sheet, number, { left, top, width: boxWidth, height: boxHeight });
      }
      return made("section", { class: "black-page" }, made("h3", {}, label), sheet, made("p", {}, add));
    }

    box(sheet, page, place) {
      const box = made("button", { type: "button", class: "black-box", "data-page": page });
      box.addEventListener("keydown", (event) => this.key(box, event));
      this.put(box, place);
      sheet.append(box);
      this.count();
      return box;
    }

    put(box, { left, top, width, height }) {
      Object.assign(box.dataset, { left, top, width, height });
      box.style.left = `${left / 10}%`;
      box.style.top = `${top / 10}%`;
      box.style.width = `${width / 10}%`;
      box.style.height = `${height / 10}%`;
    }

    key(box, event) {
      if (event.key === "Delete" || event.key === "Backspace") {
        event.preventDefault();
        this.remove(box);
        return;
      }
      const step = STEPS[event.key];
      if (!step) {
        return;
      }
      event.preventDefault();
      let [left, top, width, height] = ["left", "top", "width", "height"].map((side) => Number(box.dataset[side]));
      if (event.shiftKey) {
        width = between(SMALLEST, width + step[0] * STEP, WHOLE - left);
        height = between(SMALLEST, height + step[1] * STEP, WHOLE - top);
      } else {
        left = between(0, left + step[0] * STEP, WHOLE - width);
        top = between(0, top + step[1] * STEP, WHOLE - height);
      }
      this.put(box, { left, top, width, height });
    }

    remove(box) {
      const next = box.nextElementSibling ?? box.closest(".black-page").querySelector("p button");
      box.remove();
      next.focus();
      this.count();
    }

    draw(sheet, page, event) {
      const on = event.target.closest(".black-box");
      if (event.button !== 0) {
        return;
      }
      const frame = sheet.getBoundingClientRect();
      const at = ({ clientX, clientY }) => [
        between(0, Math.round(((clientX - frame.left) / frame.width) * WHOLE), WHOLE),
        between(0, Math.round(((clientY - frame.top) / frame.height) * WHOLE), WHOLE),
      ];
      const [fromX, fromY] = at(event);
      const before = on && { left: Number(on.dataset.left), top: Number(on.dataset.top) };
      let box = on;
      const move = (moved) => {
        const [x, y] = at(moved);
        if (on) {
          const width = Number(on.dataset.width);
          const height = Number(on.dataset.height);
          this.put(on, {
            left: between(0, before.left + x - fromX, WHOLE - width),
            top: between(0, before.top + y - fromY, WHOLE - height),
            width,
            height,
          });
          return;
        }
        const place = {
          left: Math.min(x, fromX),
          top: Math.min(y, fromY),
          width: Math.abs(x - fromX),
          height: Math.abs(y - fromY),
        };
        if (box) {
          this.put(box, place);
        } else if (place.width >= SMALLEST && place.height >= SMALLEST) {
          box = this.box(sheet, page, place);
        }
      };
      const end = (ended) => {
        sheet.removeEventListener("pointermove", move);
        sheet.removeEventListener("pointerup", end);
        sheet.removeEventListener("pointercancel", end);
        const isTooSmall = box && (Number(box.dataset.width) < SMALLEST || Number(box.dataset.height) < SMALLEST);
        if (box && !on && (ended.type === "pointercancel" || isTooSmall)) {
          box.remove();
        }
        this.count();
      };
      sheet.setPointerCapture(event.pointerId);
      sheet.addEventListener("pointermove", move);
      sheet.addEventListener("pointerup", end);
      sheet.addEventListener("pointercancel", end);
    }

    count() {
      const boxes = this.boxes();
      boxes.forEach((box, at) =>
        box.setAttribute("aria-label", filled(this.texts.box, at + 1, boxes.length, box.dataset.page)),
      );
      this.say(boxes.length ? filled(this.texts.count, boxes.length) : this.texts.empty);
    }
  }

  for (const form of document.querySelectorAll("form[data-blackens]")) {
    new Marking(form);
  }
})();
