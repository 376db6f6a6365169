// VitePress's own look, with the fonts of the reader's system.
import theme from 'vitepress/theme-without-fonts';
import './fonts.css';

export default theme;
