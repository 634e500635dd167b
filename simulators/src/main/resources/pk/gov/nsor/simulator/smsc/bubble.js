// One message as a bubble, with the small line below it that tells how it travelled; and what all of the page uses.

const ANSWER_WAIT = 60_000; // As long as the simulator takes a message for an answer, in milliseconds.

export const isUrdu = (text) => /[\u0600-\u06FF]/.test(text);
export const isMine = (message) => message.direction === "FROM_PHONE";
export const isRecent = (message) => Date.now() - Date.parse(message.at) < ANSWER_WAIT;
export const awaitsAnswer = (message) => isMine(message) && message.answeredAfterMillis === undefined
  && (message.state === "SENT" || message.state === "ACKNOWLEDGED");

function facts(message, say) {
  const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" }).format(new Date(message.at));
  const list = [time, say.parts(message.parts), message.encoding];
  if (!isMine(message)) {
    list.push(say.receipts[message.receipt]);
    return list;
  }
  if (message.answeredAfterMillis !== undefined) {
    list.push(say.answeredIn(Math.max(1, Math.round(message.answeredAfterMillis))));
  } else if (message.state === "REFUSED") {
    list.push(say.refused(message.status));
  } else if (message.state === "WAITING" && message.status) {
    list.push(say.delayed(message.status));
  } else {
    list.push(say.states[message.state]);
    if (awaitsAnswer(message) && !isRecent(message)) list.push(say.noAnswer);
  }
  return list;
}

export function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// Only on a change, so that a live region does not speak again.
export function setText(target, text) {
  if (target.textContent !== text) target.textContent = text;
}

export function putWords(root, say) {
  root.querySelectorAll("[data-word]").forEach((place) => { place.textContent = say[place.dataset.word]; });
}

// The item of the list that shows a message, in the page's words.
export function fill(item, message, say, language) {
  const pending = message.state === "WAITING" ? " pending" : "";
  const refused = message.state === "REFUSED" ? " refused" : "";
  item.className = `message ${isMine(message) ? "mine" : "theirs"}${pending}${refused}`;
  const bubble = element("div", { className: "bubble",
    // Not "auto": an answer in Urdu may begin with a mark that keeps its number from left to right.
    dir: isUrdu(message.text) ? "rtl" : "ltr", lang: isUrdu(message.text) ? "ur" : "en" });
  bubble.append(element("span", { className: "unseen", lang: language, textContent: `${isMine(message) ? say.fromYou : message.peer}: ` }));
  bubble.append(message.text);
  const meta = element("div", { className: "meta" });
  facts(message, say).forEach((fact, index) => {
    if (index > 0) meta.append(" · ");
    meta.append(element("bdi", { textContent: fact }));
  });
  item.replaceChildren(bubble, meta);
}
