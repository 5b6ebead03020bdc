"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const LINE = 15;
  const SVG = "http://www.w3.org/2000/svg";

  // ---- the exchange as a sequence diagram, drawn from the transcript when it is looked at first

  function node(name, attributes, text) {
    const element = document.createElementNS(SVG, name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    if (text !== undefined) {
      element.textContent = text;
    }
    return element;
  }

  function moments(figure) {
    const rows = all("tbody tr[data-drawn]", figure.nextElementSibling);
    return rows.map((row) => ({
      time: row.cells[0].textContent,
      client: row.cells[1].textContent.replace(/ [→←]$/, ""),
      gist: row.dataset.drawn,
      direction: row.dataset.direction,
      wrong: row.classList.contains("wrong"),
      noticed: row.classList.contains("noticed"),
    }));
  }

  function draw(figure) {
    if (figure.firstChild) {
      return;
    }
    const shown = moments(figure);
    const clients = [...new Set(shown.map((moment) => moment.client))];
    const left = Number(figure.dataset.left);
    const server = figure.dataset.server;
    const paper = sheet(figure, clients, server);
    shown.forEach((moment) => { moment.lines = paper.lines(words(moment, paper), moment.wrong); });
    const more = shown.reduce((sum, moment) => sum + moment.lines.length - 1, 0);
    const height = 70 + paper.step * (shown.length + (left > 0 ? 1 : 0)) + LINE * more;
    const svg = node("svg", { viewBox: `0 0 ${paper.width} ${height}`, width: paper.width, height, role: "img" });
    svg.setAttribute("aria-label", `Sequence diagram between ${clients.join(", ")} and ${server}; the transcript below says the same.`);
    [...clients, server].forEach((name) => {
      const x = paper.column(name);
      svg.append(node("line", { class: "life", x1: x, x2: x, y1: 32, y2: height }));
      svg.append(node("text", { class: "who", x, y: 20, "text-anchor": "middle" }, paper.fitted(name, clients.length + 1)));
    });
    let y = 62;
    if (left > 0) {
      svg.append(node("text", { class: "time", x: paper.narrow ? 4 : 80, y }, `${left} messages are not drawn: see the transcript`));
      y += paper.step;
    }
    shown.forEach((moment) => {
      y += LINE * (moment.lines.length - 1);
      arrow(svg, moment, paper, server, y);
      y += paper.step;
    });
    figure.append(svg);
  }

  // Where there is no room beside the arrows, as on a telephone, the words stand above them; else one can scroll.
  function sheet(figure, clients, server) {
    const room = (figure.clientWidth - 530) / clients.length;
    const lane = Math.max(110, Math.min(200, room));
    const wide = 530 + lane * clients.length;
    const narrow = figure.clientWidth > 0 && figure.clientWidth < Math.min(wide, 700);
    const width = narrow ? Math.max(figure.clientWidth, 240) : wide;
    const apart = (width - 110) / clients.length;
    const place = narrow ? (index) => 55 + apart * index : (index) => 160 + lane * index;
    const end = narrow ? width - 55 : width - 110;
    return {
      width,
      narrow,
      several: clients.length > 1,
      first: place(0),
      step: narrow ? 46 : 34,
      column: (name) => (name === server ? end : place(clients.indexOf(name))),
      fitted: (text, parts = 1) => {
        const most = Math.floor((width - 8) / 7.4 / parts);
        return narrow && text.length > most ? `${text.slice(0, most - 1)}…` : text;
      },
      // What is wrong has to be read whole.
      lines(text, whole) {
        const most = Math.floor((width - 8) / 7.8);
        return narrow && whole
          ? text.match(new RegExp(`.{1,${most}}(?=\\s|$)\\s*|.{1,${most}}`, "gu")) || [text]
          : [this.fitted(text)];
      },
    };
  }

  function words(moment, paper) {
    const event = moment.direction === "event";
    const before = event && paper.several && !moment.noticed ? `${moment.client}: ` : event && !moment.wrong ? "· " : "";
    return `${moment.time} s ${before}${moment.gist}`;
  }

  function arrow(svg, moment, paper, server, y) {
    const client = paper.column(moment.client);
    const other = paper.column(server);
    const event = moment.direction === "event";
    const look = moment.wrong ? { class: "wrong" } : {};
    if (paper.narrow) {
      moment.lines.forEach((line, place) => {
        svg.append(node("text", { ...look, x: 4, y: y - 8 - LINE * (moment.lines.length - 1 - place) }, line));
      });
    } else {
      svg.append(node("text", { class: "time", x: 8, y }, `${moment.time} s`));
      svg.append(event
        ? node("text", { ...look, x: (moment.noticed ? paper.first : client) + 8, y }, moment.wrong ? moment.gist : `· ${moment.gist}`)
        : node("text", { ...look, x: (client + other) / 2, y: y - 6, "text-anchor": "middle" }, moment.gist));
    }
    if (!event) {
      const sent = moment.direction === "sent";
      const [from, to] = sent ? [client, other] : [other, client];
      const back = sent ? -8 : 8;
      svg.prepend(node("path", { class: "tip", d: `M ${to} ${y} l ${back} -4 l 0 8 z` }));
      svg.prepend(node("line", { class: "arrow", x1: from, x2: to, y1: y, y2: y }));
    }
  }

  document.addEventListener("toggle", (event) => {
    if (event.target.open && event.target.matches(".scenario")) {
      all(".exchange", event.target).forEach(draw);
    }
  }, true);

  // ---- filters

  const OUTCOMES = { broken: "failed", kept: "passed", "in-part": "passed" };
  const filter = document.getElementById("filter");
  const matches = (text, wanted) => text.toLowerCase().includes(wanted);

  function show(element, visible) {
    element.hidden = !visible;
    return visible;
  }

  function applyFilter() {
    const wanted = Object.fromEntries(new FormData(filter));
    const text = wanted.text.trim().toLowerCase();
    const fits = (element, key) => !wanted[key] || element.dataset[key] === wanted[key];
    const isSo = (element) => !wanted.verdict || element.dataset.verdict.split(" ").includes(wanted.verdict);
    const rows = all(".matrix tbody tr").filter((row) =>
      show(row, isSo(row) && fits(row, "level") && fits(row, "feature") && matches(row.textContent, text)));
    // What has failed because of another requirement is why nothing could be told about its own.
    const stumbled = (scenario, rule) =>
      wanted.verdict === "could-not-tell" && isSo(rule) && scenario.dataset.outcome === "failed";
    let count = 0;
    all(".feature").forEach((feature) => {
      const rules = all(".rule", feature).filter((rule) => {
        const whole = fits(feature, "feature") && fits(rule, "level");
        const named = matches(rule.querySelector("summary").textContent, text);
        const outcome = OUTCOMES[wanted.verdict] || wanted.verdict;
        const scenarios = all(".scenario", rule).filter((scenario) => show(scenario,
          whole && (!outcome || scenario.dataset.outcome === outcome || stumbled(scenario, rule))
            && (named || matches(scenario.querySelector("summary").textContent, text))));
        count += scenarios.length;
        return show(rule, scenarios.length > 0);
      });
      show(feature, rules.length > 0);
    });
    show(document.querySelector(".nothing"), count === 0);
    filter.querySelector(".found").textContent =
      `${rows.length} of ${all(".matrix tbody tr").length} requirements, ${count} of ${all(".scenario").length} scenarios`;
  }

  filter.hidden = false;
  filter.addEventListener("input", applyFilter);
  filter.addEventListener("submit", (event) => event.preventDefault());
  filter.addEventListener("reset", () => setTimeout(applyFilter));
  applyFilter();

  // ---- links to what is folded or filtered out

  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) {
      return;
    }
    if (target.closest("[hidden]")) {
      filter.reset();
      applyFilter();
    }
    for (let element = target; element; element = element.parentElement) {
      if (element.matches("details")) {
        element.open = true;
      }
    }
    target.scrollIntoView();
    const focus = target.querySelector("summary, a, h2");
    if (focus) {
      focus.focus({ preventScroll: true });
    }
  }

  window.addEventListener("hashchange", reveal);
  // After the browser has gone to the place itself, which takes the focus away.
  window.addEventListener("load", () => setTimeout(() => location.hash && reveal()));

  // ---- commands to copy, and paper

  all(".copy").forEach((button) => {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.previousElementSibling.textContent);
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = "Copy"; }, 2000);
    });
  });

  window.addEventListener("beforeprint", () => {
    all('.rule[data-verdict~="broken"], .scenario[data-outcome="failed"]').forEach((element) => { element.open = true; });
  });
})();
