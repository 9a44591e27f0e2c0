/** Hashes that every platform has to come to. */
export const generatedHead = 'd9e26d74b1d1e658058255ad842273d6239fb50ad778baa8d472e4a49c5af360'
export const openingHead = 'a35607060b630181b6e13ad395b4abed350700840a8ac510a28a69e928eac12b'
