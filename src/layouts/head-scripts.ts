/**
 * Runs before the first paint: the theme a person chose, what only scripts can work, and the fonts, which may
 * not be preloaded from disk.
 */
export const beforePaint = [
  `var d=document,h=d.documentElement;h.classList.add('js','wait')`,
  `if(/[?&]q=./.test(location.search))h.classList.add('asks')`,
  `try{var t=localStorage.getItem('theme');if(t==='dark'||t==='light')h.dataset.theme=t}catch(e){}`,
  `if(/^http/.test(location.protocol))['serif','sans'].forEach(function(f){var l=d.createElement('link')`,
  `l.rel='preload';l.as='font';l.type='font/woff2';l.crossOrigin='anonymous'`,
  `l.href=h.dataset.root+'fonts/'+f+'-latin.woff2';d.head.append(l)})`,
].join(';')

/**
 * Runs once the stylesheet is there: the text appears with its fonts, so that nothing jumps, but waits for
 * them no longer than 400 ms.
 */
export const withFonts = [
  `var go=function(){h.classList.remove('wait')},f=d.fonts;setTimeout(go,400)`,
  `Promise.all([f.load('1em "Source Serif 4"'),f.load('1em Inter'),f.load('italic 1em "Source Serif 4"')]).then(go,go)`,
].join(';')

/** Runs after `beforePaint` on a page that another site shows in a frame: `?theme=dark` is that site's theme. */
export const framedTheme = `var q=/[?&]theme=(dark|light)\\b/.exec(location.search);if(q)h.dataset.theme=q[1]`
