/**
 * Runs before the first paint: the theme a person chose, what only scripts can work, and what is fetched ahead, which
 * from disk nothing may be: the fonts, and on the search page (`data-ahead`), when its address asks for something, the
 * first files that its script will read.
 */
export const beforePaint = [
  `var d=document,h=d.documentElement;h.classList.add('js','wait')`,
  `if(/[?&]q=./.test(location.search))h.classList.add('asks')`,
  `try{var t=localStorage.getItem('theme');if(t==='dark'||t==='light')h.dataset.theme=t}catch(e){}`,
  `var p=function(a,u){var l=d.createElement('link');l.rel='preload';l.as=a`,
  `if(a!=='script')l.crossOrigin='anonymous';l.href=h.dataset.root+u;d.head.append(l)}`,
  `if(/^http/.test(location.protocol)){p('font','fonts/serif-latin.woff2');p('font','fonts/sans-latin.woff2')`,
  `if(h.dataset.ahead&&/[?&]q=./.test(location.search))h.dataset.ahead.split(' ').forEach(function(u){p(/js$/.test(u)?'script':'fetch',u)})}`,
].join(';')

/**
 * Runs once the stylesheet is there: the text appears with its fonts, but waits for them no longer than 400 ms. When
 * they come later the page keeps the device's fonts, so that nothing jumps, and the next page has them at once.
 */
export const withFonts = waitFor('1em "Source Serif 4"', '1em Inter')

/** The same for a page whose text is partly italic. */
export const withItalic = waitFor('1em "Source Serif 4"', '1em Inter', 'italic 1em "Source Serif 4"')

function waitFor(...fonts: string[]): string {
  return [
    `var l=h.classList,go=function(){l.remove('wait')},f=d.fonts`,
    `setTimeout(function(){l.replace('wait','late')},400)`,
    `Promise.all([${fonts.map((font) => `f.load('${font}')`).join()}]).then(go,go)`,
  ].join(';')
}

/** Runs after `beforePaint` on a page that another site shows in a frame: `?theme=dark` is that site's theme. */
export const framedTheme = `var q=/[?&]theme=(dark|light)\\b/.exec(location.search);if(q)h.dataset.theme=q[1]`

/** Folders at the site's root, by which the page for what is missing finds that root. */
const folders = [
  'assets',
  'authors',
  'cards',
  'data',
  'embed',
  'fonts',
  'offline',
  'organizations',
  'pagefind',
  'papers',
  'topics',
  'years',
]

/**
 * Runs first on the page for what is missing, which a host shows at any depth: sets the base of its links. An
 * address in a folder of the site tells where the root is; for any other the folders above it are asked, nearest
 * first. Synchronous, because the stylesheet is next.
 */
export const findRoot = [
  `var w=location.pathname,r=/^(.*\\/)(?:${folders.join('|')})(?:\\/|$)/.exec(w),b=document.createElement('base')`,
  `r=r?r[1]:w.replace(/[^/]*$/,'')`,
  `var has=function(u){try{var x=new XMLHttpRequest();x.open('HEAD',u,false);x.send();return x.status<400}catch(e){return true}}`,
  `if(!/\\/404(?:\\.html)?$/.test(w)){while(r.length>1&&!has(r+'icon.svg'))r=r.replace(/[^/]*\\/$/,'')`,
  `b.href=r;document.head.prepend(b)}`,
].join(';')
