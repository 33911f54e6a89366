/**
 * Many networks of one shape as one ND4J program, for GPUs: one launch of a kernel must carry
 * hundreds of networks there to be worth it. It runs on whichever ND4J backend is loaded.
 */
package org.uncoil.network.batched;
