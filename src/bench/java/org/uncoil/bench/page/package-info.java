/** Results on the pages of the site. */
package org.uncoil.bench.page;
