/* What moves on the page of a map. The program writes all there is to see: one SVG for all days, a row for each fact, the
 * words of each day as data (#sm-data). This script shows and hides it by day and by layer, and tells about a feature that
 * is pointed at or focused. Without it the page shows the map of its own day, its words and its table. A map of one day has
 * no form, one without facts no table.
 * Data reaches the page as text only (textContent); nothing is loaded.
 */
(() => {
	'use strict';

	const PLAY_MS = 500; // a day while playing
	const LEAVE_MS = 300; // the way from a feature to what is told about it
	const SMALL_PX = 40; // larger features are areas and lines, which are told about where the pointer is
	const REACH_PX = { mouse: 6, pen: 12, touch: 24 }; // how far from a symbol a pointer still means it
	const GAP_PX = 10;
	const NARROW_PX = 500; // on a map of less, what is told would hide too much of it

	const page = document.querySelector('.sm-page');
	const data = JSON.parse(document.getElementById('sm-data').textContent);
	const one = (selector) => page.querySelector(selector);
	const all = (selector) => [...page.querySelectorAll(selector)];
	const map = one('.sm-map');
	const svg = map.querySelector('svg');
	const tip = one('.sm-tip');
	const figure = one('.sm-figure');
	const form = one('.sm-days');
	const [back, play, on, slider, output] =
		['.sm-back', '.sm-play', '.sm-on', 'input', 'output'].map((selector) => form?.querySelector(selector));
	const table = one('.sm-facts table');
	const rows = table ? [...table.tBodies[0].rows] : [];
	const isRtl = document.documentElement.dir === 'rtl';

	/* ---- days ---- */

	const last = data.days.length - 1;
	const untitled = document.title;
	let day = data.day;

	/* "0-12 15@3.5,-2": from and to a day, and how far the element stands from its own place then. */
	const spansOf = (element) =>
		element.dataset.days.split(' ').map((span) => {
			const [days, move] = span.split('@');
			const [from, to = from] = days.split('-').map(Number);
			return { from, to, translate: move ? move.split(',').map((n) => n + 'px').join(' ') : '' };
		});

	const switched = all('[data-days]').map((element) => ({ element, spans: spansOf(element) }));

	/* Shows an element where its span says; without a span it is not there. */
	function switchTo(element, span) {
		if (element.localName === 'tr') {
			element.hidden = !span;
		} else if (span) {
			element.removeAttribute('display');
			if (element.style.translate !== span.translate) {
				element.style.translate = span.translate;
			}
		} else {
			element.setAttribute('display', 'none');
		}
	}

	/* Makes the paragraphs of the long text these. */
	function writeWords(lines) {
		const section = one('.sm-words');
		if (!section) {
			return;
		}
		const paragraphs = [...section.querySelectorAll('p')];
		for (const [i, line] of lines.entries()) {
			const p = paragraphs[i] || section.appendChild(document.createElement('p'));
			if (p.textContent !== line) {
				p.textContent = line;
			}
		}
		for (const p of paragraphs.slice(lines.length)) {
			p.remove();
		}
	}

	const textOf = (number) => data.texts[number].map((piece) => data.pieces[piece]).join('');

	function writeTexts(now) {
		const lines = now.lines.map(textOf);
		const title = now.title || untitled;
		const desc = svg.querySelector(':scope > desc');
		one('h1').textContent = title;
		document.title = title;
		svg.setAttribute('aria-label', title);
		if (desc) {
			desc.textContent = lines.join('\n');
		}
		one('figcaption').textContent = textOf(now.alt);
		writeWords(lines);
	}

	/* The slider and what stands beside it. */
	function writeControls(now) {
		slider.value = String(day);
		slider.setAttribute('aria-valuetext', now.text);
		output.value = now.text;
		// Not `disabled`: a button that is, loses the focus.
		back.setAttribute('aria-disabled', String(day === 0));
		on.setAttribute('aria-disabled', String(day === last));
	}

	/* Shows a day. A voice tells its date if `isTold`: the slider's own value is told by the browser. */
	function show(next, isTold) {
		day = Math.min(Math.max(next, 0), last);
		for (const { element, spans } of switched) {
			switchTo(element, spans.find(({ from, to }) => from <= day && day <= to));
		}
		writeTexts(data.days[day]);
		updateFeatures();
		if (form) {
			output.setAttribute('aria-live', isTold ? 'polite' : 'off');
			writeControls(data.days[day]);
		}
	}

	/* ---- the address: #2023-09-16 ---- */

	let addressTimer = 0;

	/* The last day not after the address's, the first if all are; null if the address names none. */
	function dayOfAddress() {
		const date = location.hash.slice(1);
		if (!/^\d{4}-\d\d-\d\d$/.test(date)) {
			return null;
		}
		return Math.max(data.days.findLastIndex((d) => d.date <= date), 0);
	}

	/* Browsers allow few changes of the address in a row: written when the slider rests. */
	function writeAddress() {
		clearTimeout(addressTimer);
		addressTimer = setTimeout(() => {
			history.replaceState(history.state, '', '#' + data.days[day].date);
		}, 150);
	}

	function goTo(next, isTold) {
		show(next, isTold);
		writeAddress();
	}

	/* ---- playing ---- */

	let playTimer = 0;

	function setPlaying(isOn) {
		clearTimeout(playTimer);
		playTimer = isOn ? setTimeout(step, PLAY_MS) : 0;
		play.setAttribute('aria-pressed', String(isOn));
		play.textContent = isOn ? data.words.stop : data.words.play;
	}

	function stop() {
		if (playTimer !== 0) {
			setPlaying(false);
		}
	}

	function step() {
		goTo(day + 1, day + 1 === last);
		setPlaying(day < last);
	}

	function togglePlaying() {
		if (playTimer !== 0) {
			stop();
			show(day, true);
			return;
		}
		if (day === last) {
			goTo(0, false);
		}
		setPlaying(last > 0);
	}

	function startDays() {
		const move = (by) => {
			stop();
			goTo(day + by, true);
		};
		form.autocomplete = 'off';
		form.addEventListener('submit', (event) => event.preventDefault());
		slider.addEventListener('input', () => {
			stop();
			goTo(Number(slider.value), false);
		});
		back.addEventListener('click', () => move(-1));
		on.addEventListener('click', () => move(1));
		play.addEventListener('click', togglePlaying);
		document.addEventListener('visibilitychange', () => document.hidden && stop());
		window.addEventListener('hashchange', () => {
			const named = dayOfAddress();
			if (named !== null && named !== day) {
				stop();
				show(named, true);
			}
		});
		form.hidden = false;
	}

	/* ---- features: what of the map has rows in the table ---- */

	/* Each: its rows, its elements (several if it changes between days), its labels, and `element`, the one that is seen. */
	const features = [];
	const featureOf = new Map(); // by element, label or row
	let tabStop = null; // the feature that the tabulator key goes to
	let boxes = null; // where they are, measured when needed: { feature, box }

	const nameOf = (row) => row.cells[1].textContent.trim();

	function addElements(feature, layer, key) {
		const selector = `[data-key="${CSS.escape(key)}"]`;
		const found = [...svg.querySelectorAll(`g[data-group="${CSS.escape(layer)}"] ${selector}`)];
		feature.elements = found.filter((element) => element.localName !== 'text');
		const texts = found.filter((element) => element.localName === 'text');
		const labels = [...svg.querySelectorAll(`text${selector}`)].filter((text) =>
			(text.dataset.label || '').startsWith(layer + '/'));
		for (const element of [...feature.elements, ...texts, ...labels]) {
			featureOf.set(element, feature);
		}
		for (const element of feature.elements) {
			element.querySelector(':scope > title')?.remove(); // else browsers show it over what is told
		}
	}

	function findFeatures() {
		const byKey = new Map();
		for (const row of rows) {
			const { layer, key } = row.dataset;
			if (layer === undefined || key === undefined) {
				continue;
			}
			const id = JSON.stringify([layer, key]);
			let feature = byKey.get(id);
			if (!feature) {
				feature = { rows: [], elements: [], element: null };
				byKey.set(id, feature);
				addElements(feature, layer, key);
				features.push(feature);
			}
			feature.rows.push(row);
			featureOf.set(row, feature);
		}
	}

	/* What has no facts is told by the page's words and table: a voice need not read every name on the map. */
	function hideFromVoices(element) {
		for (const child of element.children) {
			if (featureOf.get(child)?.elements.includes(child)) {
				continue;
			}
			if (features.some((feature) => feature.elements.some((e) => child.contains(e)))) {
				hideFromVoices(child);
			} else if (child.localName !== 'desc') {
				child.setAttribute('aria-hidden', 'true');
			}
		}
	}

	const isSeen = (element) => element.closest('[display="none"], .sm-off') === null;
	const rowsToday = (feature) => feature.rows.filter((row) => !row.hidden);

	function setElement(feature, element) {
		const old = feature.element;
		feature.element = element;
		for (const name of ['role', 'tabindex', 'aria-label', 'aria-describedby']) {
			old?.removeAttribute(name);
		}
		element?.setAttribute('role', 'img');
		element?.setAttribute('tabindex', feature === tabStop ? '0' : '-1');
	}

	function setTabStop(feature) {
		tabStop?.element?.setAttribute('tabindex', '-1');
		tabStop = feature;
		tabStop?.element?.setAttribute('tabindex', '0');
	}

	/* After a change of day or layers. The focus stays with its feature; where that has gone, it stays with the map. */
	function updateFeatures() {
		const focused = features.find((feature) => feature.element && feature.element === document.activeElement);
		boxes = null;
		for (const feature of features) {
			const today = rowsToday(feature);
			const element = today.length > 0 ? feature.elements.find(isSeen) || null : null;
			if (element !== feature.element) {
				setElement(feature, element);
			}
			element?.setAttribute('aria-label', nameOf(today[0]));
		}
		if (!tabStop?.element) {
			setTabStop(inReadingOrder()[0] || null);
		}
		if (focused) {
			(focused.element || tabStop?.element)?.focus({ preventScroll: true });
		}
		if (told && !told.element) {
			close();
		} else if (told) {
			tell(told);
		}
	}

	/* Where the features are that can be seen, in pixels from the map's corner. */
	function measured() {
		if (boxes === null) {
			const origin = svg.getBoundingClientRect();
			boxes = features.filter((feature) => feature.element).map((feature) => {
				const { left, top, width, height } = feature.element.getBoundingClientRect();
				const box = new DOMRect(left - origin.left, top - origin.top, width, height);
				return { feature, box, x: box.left + width / 2, y: box.top + height / 2 };
			});
		}
		return boxes;
	}

	/* Lines from above, each from where reading starts: what is less than a symbol lower stands in the same line. */
	function inReadingOrder() {
		const left = [...measured()].sort((a, b) => a.y - b.y);
		const order = [];
		const height = svg.getBoundingClientRect().height / 50;
		while (left.length > 0) {
			const n = left.findIndex((item) => item.y > left[0].y + height);
			const line = left.splice(0, n < 0 ? left.length : n);
			line.sort((a, b) => (isRtl ? b.x - a.x : a.x - b.x));
			order.push(...line);
		}
		return order.map((item) => item.feature);
	}

	/* The nearest feature up (-1) or down (1) of one; what is aside counts twice. */
	function nearest(from, direction) {
		const here = measured().find((item) => item.feature === from);
		let best = null;
		let least = Infinity;
		for (const item of measured()) {
			const down = (item.y - here.y) * direction;
			const cost = down + 2 * Math.abs(item.x - here.x);
			if (down > 1 && cost < least) {
				best = item.feature;
				least = cost;
			}
		}
		return best;
	}

	/* What a pointer means: the symbol it is on or near, else the area or line, else nothing. */
	function featureAt(event) {
		const direct = featureOf.get(event.target.closest?.('[data-key]'));
		const origin = svg.getBoundingClientRect();
		const [x, y] = [event.clientX - origin.left, event.clientY - origin.top];
		const reach = REACH_PX[event.pointerType] || REACH_PX.mouse;
		let best = null;
		let least = Infinity;
		for (const item of measured()) {
			const { box } = item;
			const aside = Math.max(box.left - x, x - box.right, 0);
			const above = Math.max(box.top - y, y - box.bottom, 0);
			const away = Math.hypot(aside, above);
			const distance = Math.hypot(x - item.x, y - item.y);
			if (Math.max(box.width, box.height) <= SMALL_PX && away <= reach && distance < least) {
				best = item.feature;
				least = distance;
			}
		}
		return best || (direct?.element ? direct : null);
	}

	/* ---- what is told about a feature ---- */

	let told = null; // the feature
	let toldAt = null; // where in the map, if it is too large to stand beside
	let leaveTimer = 0;
	const ring = document.createElement('div');

	function factsOf(row) {
		const list = document.createElement('dl');
		for (const [i, cell] of [...row.cells].entries()) {
			if (i === 1 || cell.textContent.trim() === '') {
				continue;
			}
			const [term, value] = ['dt', 'dd'].map((name) => list.appendChild(document.createElement(name)));
			term.textContent = table.tHead.rows[0].cells[i].textContent;
			value.append(...[...cell.childNodes].map((node) => node.cloneNode(true)));
		}
		return list;
	}

	function fillTip(feature) {
		tip.replaceChildren();
		for (const row of rowsToday(feature)) {
			const name = document.createElement('strong');
			name.textContent = nameOf(row);
			tip.append(name, factsOf(row));
		}
	}

	/* Beside the box if the figure has room there, else below the map, or below or above the box; within what is seen. */
	function placeTip(box) {
		const frame = figure.getBoundingClientRect();
		const [width, height] = [tip.offsetWidth, tip.offsetHeight];
		const bar = form && getComputedStyle(form).position === 'sticky' ? form.offsetHeight : 0;
		const top = Math.max(0, -frame.top);
		const bottom = Math.max(top + height, Math.min(frame.height, innerHeight - bar - frame.top));
		const within = (value, least, most) => Math.max(least, Math.min(value, most));
		const sides = [box.right + GAP_PX, box.left - GAP_PX - width];
		const beside = (isRtl ? sides.reverse() : sides).find((x) => x >= 0 && x + width <= frame.width);
		let x = beside;
		let y = within(box.top + box.height / 2 - height / 2, top, bottom - height);
		if (beside === undefined) {
			x = within(box.left + box.width / 2 - width / 2, 0, frame.width - width);
			const under = map.offsetTop + map.offsetHeight;
			const isNarrow = frame.width < NARROW_PX && under + height <= innerHeight - frame.top;
			y = isNarrow ? under : box.bottom + GAP_PX;
			if (!isNarrow && y + height > bottom && box.top - GAP_PX - height >= top) {
				y = box.top - GAP_PX - height;
			}
		}
		tip.style.left = `${x}px`;
		tip.style.top = `${y}px`;
	}

	/* A ring round a symbol; areas and lines are drawn stronger by their class. */
	function light(feature) {
		const box = measured().find((item) => item.feature === feature)?.box;
		for (const lit of all('.sm-lit')) {
			lit.classList.remove('sm-lit');
		}
		ring.hidden = true;
		for (const row of feature?.rows || []) {
			row.classList.add('sm-lit');
		}
		if (!box) {
			return;
		}
		if (Math.max(box.width, box.height) > SMALL_PX) {
			feature.element.classList.add('sm-lit');
			return;
		}
		const size = Math.max(box.width, box.height) + 10;
		ring.style.width = ring.style.height = `${size}px`;
		ring.style.left = `${box.left + (box.width - size) / 2}px`;
		ring.style.top = `${box.top + (box.height - size) / 2}px`;
		ring.hidden = false;
	}

	function tell(feature, at = feature === told ? toldAt : null) {
		clearTimeout(leaveTimer);
		leaveTimer = 0;
		if (told !== feature) {
			told?.element?.removeAttribute('aria-describedby');
		}
		told = feature;
		toldAt = at;
		light(feature);
		fillTip(feature);
		feature.element.setAttribute('aria-describedby', tip.id);
		tip.hidden = false;
		const { box } = measured().find((item) => item.feature === feature);
		const origin = svg.getBoundingClientRect();
		const frame = figure.getBoundingClientRect();
		const isSmall = Math.max(box.width, box.height) <= SMALL_PX;
		const near = isSmall || !at ? box : new DOMRect(at.x, at.y, 0, 0);
		placeTip(new DOMRect(near.x + origin.left - frame.left, near.y + origin.top - frame.top, near.width, near.height));
	}

	function close() {
		clearTimeout(leaveTimer);
		leaveTimer = 0;
		told?.element?.removeAttribute('aria-describedby');
		told = null;
		tip.hidden = true;
		light(null);
	}

	/* What is told when the pointer has left: of the feature that has the focus, if one has. */
	function leave() {
		const focused = featureOf.get(document.activeElement);
		if (focused?.element === document.activeElement) {
			tell(focused);
		} else if (!tip.contains(document.activeElement)) {
			close();
		}
	}

	function later(action) {
		clearTimeout(leaveTimer);
		leaveTimer = setTimeout(action, LEAVE_MS);
	}

	function placeOf(event) {
		const origin = svg.getBoundingClientRect();
		return { x: event.clientX - origin.left, y: event.clientY - origin.top };
	}

	function onPointer(event) {
		if (event.pointerType === 'touch') {
			return; // a tap is a click
		}
		const feature = featureAt(event);
		if (feature && feature === told) {
			clearTimeout(leaveTimer);
			leaveTimer = 0;
		} else if (feature && !told) {
			tell(feature, placeOf(event));
		} else if (feature) {
			const at = placeOf(event);
			later(() => feature.element && tell(feature, at)); // the pointer may be on its way to what is told
		} else if (told && leaveTimer === 0) {
			later(leave);
		}
	}

	function onClick(event) {
		const feature = featureAt(event);
		if (feature) {
			focusOn(feature, placeOf(event));
		} else {
			document.activeElement.blur();
			close();
		}
	}

	function focusOn(feature, at) {
		setTabStop(feature);
		feature.element.focus({ preventScroll: at !== undefined });
		tell(feature, at);
	}

	const orderKeys = isRtl ? { ArrowLeft: 1, ArrowRight: -1 } : { ArrowLeft: -1, ArrowRight: 1 };

	/* The feature that a key goes to from one, if any. */
	function featureByKey(from, key) {
		const order = inReadingOrder();
		switch (key) {
		case 'ArrowLeft':
		case 'ArrowRight':
			return order[order.indexOf(from) + orderKeys[key]];
		case 'ArrowUp':
			return nearest(from, -1);
		case 'ArrowDown':
			return nearest(from, 1);
		case 'Home':
			return order[0];
		case 'End':
			return order[order.length - 1];
		default:
			return undefined;
		}
	}

	function onKey(event) {
		const from = featureOf.get(event.target);
		const isKey = /^(Arrow(Left|Right|Up|Down)|Home|End)$/.test(event.key);
		if (!from || !isKey || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
			return;
		}
		event.preventDefault();
		const feature = featureByKey(from, event.key);
		if (feature) {
			focusOn(feature);
		}
	}

	function startFeatures() {
		map.append(ring);
		ring.className = 'sm-ring';
		ring.hidden = true;
		tip.id = 'sm-tip';
		map.addEventListener('pointermove', onPointer);
		map.addEventListener('pointerleave', () => told && later(leave));
		map.addEventListener('click', onClick);
		map.addEventListener('keydown', onKey);
		map.addEventListener('focusin', (event) => {
			const feature = featureOf.get(event.target);
			if (feature && feature !== told) {
				setTabStop(feature);
				tell(feature);
			}
		});
		figure.addEventListener('focusout', (event) => {
			if (!figure.contains(event.relatedTarget)) {
				later(leave);
			}
		});
		tip.addEventListener('pointerenter', () => {
			clearTimeout(leaveTimer);
			leaveTimer = 0;
		});
		tip.addEventListener('pointerleave', () => later(leave));
		document.addEventListener('keydown', (event) => {
			if (event.key === 'Escape' && told) {
				const isInside = tip.contains(document.activeElement);
				const { element } = told;
				if (isInside) {
					element.focus({ preventScroll: true });
				}
				close();
			}
		});
		document.addEventListener('click', (event) => {
			if (told && !figure.contains(event.target)) {
				close();
			}
		});
		new ResizeObserver(() => {
			boxes = null;
			if (told) {
				tell(told);
			}
		}).observe(svg);
		window.addEventListener('beforeprint', () => {
			stop();
			close();
		});
	}

	/* ---- layers ---- */

	function setLayer(layer, isOn) {
		const labels = [...svg.querySelectorAll('[data-label]')].filter((label) =>
			label.dataset.label.startsWith(layer + '/'));
		const groups = [...svg.querySelectorAll(`g[data-group="${CSS.escape(layer)}"]`)];
		for (const element of [...groups, ...labels, ...rows.filter((row) => row.dataset.layer === layer)]) {
			element.classList.toggle('sm-off', !isOn);
		}
	}

	function startLayers() {
		for (const box of all('.sm-layers input')) {
			box.autocomplete = 'off';
			box.addEventListener('change', () => {
				for (const layer of box.value.split(' ')) {
					setLayer(layer, box.checked);
				}
				updateFeatures();
			});
		}
		one('.sm-layers')?.removeAttribute('hidden');
	}

	/* ---- the table ---- */

	const collator = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });

	/* What a cell is sorted by: the date it has, else its text. */
	function valueOf(row, column) {
		const cell = row.cells[column];
		return cell.querySelector('time')?.dateTime || cell.textContent.trim();
	}

	/* Rows by a column; those without a value stand last in both directions. */
	function sortBy(column, direction) {
		const sorted = [...table.tBodies[0].rows].map((row) => ({ row, value: valueOf(row, column) }));
		sorted.sort((a, b) => {
			if (a.value === '' || b.value === '') {
				return (a.value === '') - (b.value === '');
			}
			return direction * collator.compare(a.value, b.value);
		});
		table.tBodies[0].append(...sorted.map((item) => item.row));
	}

	function startTable() {
		const heads = [...table.tHead.rows[0].cells];
		for (const [column, head] of heads.entries()) {
			head.querySelector('button').addEventListener('click', () => {
				const isUp = head.getAttribute('aria-sort') !== 'ascending';
				sortBy(column, isUp ? 1 : -1);
				for (const other of heads) {
					other.setAttribute('aria-sort', 'none');
				}
				head.setAttribute('aria-sort', isUp ? 'ascending' : 'descending');
			});
		}
		for (const link of table.querySelectorAll('td a')) {
			const host = document.createElement('span'); // of a long address; on paper all of it stands in its place
			host.textContent = link.hostname.replace(/^www\./, '');
			link.replaceChildren(host);
			link.rel = 'noreferrer';
		}
		const lightRow = (event) => {
			if (!told) {
				light(featureOf.get(event.target.closest('tbody tr')) || null);
			}
		};
		table.addEventListener('pointerover', lightRow);
		table.addEventListener('focusin', lightRow);
		for (const type of ['pointerleave', 'focusout']) {
			table.addEventListener(type, () => !told && light(null));
		}
	}

	/* ---- all together ---- */

	/* The SVG as a part of this page: its title would be shown by browsers wherever the pointer rests, and its long
	 * text be read whenever the focus enters; the page has both. */
	function startMap() {
		const caption = one('figcaption');
		caption.id = 'sm-caption';
		svg.querySelector(':scope > title')?.remove();
		svg.removeAttribute('aria-labelledby');
		svg.setAttribute('role', 'group');
		svg.setAttribute('aria-describedby', caption.id);
	}

	startMap();
	findFeatures();
	hideFromVoices(svg);
	startFeatures();
	startLayers();
	if (table) {
		startTable();
	}
	if (form) {
		startDays();
	}
	show(dayOfAddress() ?? day, false);
})();
