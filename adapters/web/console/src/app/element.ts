// Element Plus comes in component by component: the scripts by tree shaking, the styles by this list.
import 'element-plus/es/components/base/style/css.mjs';
import 'element-plus/es/components/button/style/css.mjs';
import 'element-plus/es/components/dropdown/style/css.mjs';
import 'element-plus/es/components/message/style/css.mjs';
import 'element-plus/theme-chalk/dark/css-vars.css';
