/** What a study takes, stage by stage. */
package org.uncoil.bench.pipeline;
