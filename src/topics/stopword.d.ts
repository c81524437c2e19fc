/** Lists of stop words by language (ISO 639-3), and a function that the topics do not need. */
declare module 'stopword' {
  const lists: Record<string, readonly string[] | ((words: string[]) => string[])>
  export default lists
}
