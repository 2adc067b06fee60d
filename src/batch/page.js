'use strict';
const views = document.querySelector('.views');
const filters = document.querySelector('.filters');
const asked = new URLSearchParams(location.hash.slice(1));

function setView() {
  const view = views.querySelector('input:checked').value;
  document.body.dataset.view = view;
  for (const slider of document.querySelectorAll('.slider')) slider.hidden = view !== 'over';
}

function watchPair(pair) {
  const range = pair.querySelector('input'), pictures = pair.querySelector('.pictures');
  const set = () => pair.style.setProperty('--at', range.value + '%');
  range.addEventListener('input', set);
  const drag = (event) => {
    if (document.body.dataset.view !== 'over' || event.buttons !== 1) return;
    const box = pictures.getBoundingClientRect();
    range.value = 100 * (event.clientX - box.left) / box.width;
    set();
    event.preventDefault();
  };
  for (const name of ['pointerdown', 'pointermove', 'dragstart']) pictures.addEventListener(name, drag);
  set();
}

function fits(map) {
  return [...filters.querySelectorAll('select, input')].every((field) => field.type === 'checkbox'
    ? !field.checked || map.hasAttribute('data-' + field.name)
    : !field.value || map.getAttribute('data-' + field.name) === field.value);
}

function filter() {
  let shown = 0;
  const maps = document.querySelectorAll('.map');
  for (const map of maps) {
    map.hidden = !fits(map);
    shown += !map.hidden;
  }
  filters.querySelector('output').textContent = shown + ' of ' + maps.length;
}

function keepFilters() {
  const kept = new URLSearchParams();
  for (const field of filters.querySelectorAll('select, input')) {
    const value = field.type === 'checkbox' ? (field.checked ? 'yes' : '') : field.value;
    if (value) kept.set(field.name, value);
  }
  history.replaceState(null, '', '#' + kept);
  filter();
}

if (views) {
  views.hidden = false;
  for (const button of views.querySelectorAll('input')) {
    if (button.value === asked.get('view')) button.checked = true;
  }
  views.addEventListener('change', setView);
  setView();
}
for (const pair of document.querySelectorAll('.pair')) watchPair(pair);
if (filters) {
  filters.hidden = false;
  for (const field of filters.querySelectorAll('select, input')) {
    if (field.type === 'checkbox') field.checked = asked.has(field.name);
    else if ([...field.options].some((o) => o.value === asked.get(field.name))) field.value = asked.get(field.name);
  }
  filters.addEventListener('change', keepFilters);
  filters.addEventListener('submit', (event) => event.preventDefault());
  filter();
}
