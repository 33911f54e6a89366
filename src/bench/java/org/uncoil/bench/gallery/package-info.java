/** What a gallery takes: bytes, the time to the first drawing, frames a second, generation. */
package org.uncoil.bench.gallery;
