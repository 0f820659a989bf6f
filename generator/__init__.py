"""twinspec: bilingual REST reference pages in, one trusted description out."""
